# Sourced by ./start and ./test: sets and exports JAVA_HOME to a JDK 25 or newer, or says how to get one and leaves.
# POSIX sh; looks at JAVA_HOME, PATH, and the places where systems and version managers put JDKs.

wanted_jdk=25

# Prints the feature release of the JDK in $1, or nothing if there is no compiler in it.
jdk_release() {
    [ -x "$1/bin/javac" ] || return 0
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

fits() {
    found_release=$(jdk_release "$1")
    [ -n "$found_release" ] && [ "$found_release" -ge "$wanted_jdk" ]
}

# Prints one candidate a line, the likeliest first.
jdk_candidates() {
    [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
    on_path=$(command -v javac 2>/dev/null) && (
        # follow links: /usr/bin/javac -> /etc/alternatives/javac -> ...
        while [ -L "$on_path" ]; do
            target=$(readlink "$on_path")
            case $target in
                /*) on_path=$target ;;
                *) on_path=$(dirname "$on_path")/$target ;;
            esac
        done
        cd -P "$(dirname "$on_path")/.." 2>/dev/null && pwd
    )
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v "$wanted_jdk+" 2>/dev/null
    fi
    for candidate in \
        /usr/lib/jvm/* /usr/java/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
        "${HOME:-/nowhere}"/.jdks/* \
        "${HOME:-/nowhere}"/.jdk/* \
        "${HOME:-/nowhere}"/.gradle/jdks/* \
        "${ASDF_DATA_DIR:-${HOME:-/nowhere}/.asdf}"/installs/java/* \
        "${MISE_DATA_DIR:-${HOME:-/nowhere}/.local/share/mise}"/installs/java/* \
        "${HOME:-/nowhere}"/.jenv/versions/* \
        "${HOME:-/nowhere}"/.jabba/jdk/*; do
        [ -d "$candidate" ] && printf '%s\n' "$candidate"
    done
}

find_jdk() {
    old_ifs=$IFS
    IFS='
'
    set -f
    # Unquoted on purpose: one word a line.
    # shellcheck disable=SC2046
    set -- $(set +f; jdk_candidates)
    set +f
    IFS=$old_ifs
    for candidate in "$@"; do
        if fits "$candidate"; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    return 1
}

if ! find_jdk; then
    cat >&2 <<TEXT
This needs a JDK $wanted_jdk or newer, and none was found (looked at JAVA_HOME, PATH, /usr/lib/jvm and the usual
version managers). Any of these brings one:

  Debian, Ubuntu    apt-get install openjdk-$wanted_jdk-jdk-headless
  Fedora            dnf install java-$wanted_jdk-openjdk-devel
  macOS             brew install openjdk@$wanted_jdk
  SDKMAN            sdk install java $wanted_jdk-tem
  by hand           https://adoptium.net, then: export JAVA_HOME=<where it is>
TEXT
    exit 1
fi

# The Maven wrapper fetches Maven the first time, by one of these.
if [ ! -d "${MAVEN_USER_HOME:-${HOME:-/nowhere}/.m2}/wrapper/dists" ] \
    && ! command -v curl >/dev/null 2>&1 && ! command -v wget >/dev/null 2>&1; then
    echo "The Maven wrapper needs curl or wget to fetch Maven the first time; please install one of them." >&2
    exit 1
fi
