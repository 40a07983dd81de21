{{/*
The services: where their values are, which port is theirs, whether they speak with Kafka and
PostgreSQL, and the paths that an Ingress passes. It never passes /q (health, metrics).
*/}}
{{- define "peering.services" -}}
registration-service: {values: registrationService, port: 8081, api: true, paths: {/v1: Prefix}}
prefix-validator: {values: prefixValidator, port: 8082, api: true, paths: {/v1: Prefix, /api/v1: Prefix}}
telemetry-service: {values: telemetryService, port: 8083, api: true, paths: {/v1: Prefix}}
alerting-service: {values: alertingService, port: 8084, api: true, paths: {/v1: Prefix}}
portal: {values: portal, port: 8080, api: false, paths: {/: Exact, /alerts: Prefix, /api: Prefix, /session: Prefix, /web: Prefix}}
{{- end }}

{{/* Name of a service's objects. A release's name is cut, never the service's. (list $ name) */}}
{{- define "peering.name" -}}
{{- $root := index . 0 -}}
{{- printf "%s-%s" ($root.Release.Name | trunc 42 | trimSuffix "-") (index . 1) -}}
{{- end }}

{{/* What tells a service's pods from all others; it never changes, so it holds no version. (list $ name) */}}
{{- define "peering.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ $root.Release.Name | quote }}
{{- end }}

{{/* Labels of every object. (list $ name) */}}
{{- define "peering.labels" -}}
{{- $root := index . 0 -}}
{{ include "peering.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: open-peering-service
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version }}
{{- end }}

{{/* An environment variable that comes from an existing Secret. (list variable secret key) */}}
{{- define "peering.secretEnv" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 }}
{{- end }}

{{/* Where Kafka, the issuer and the service's own database are. (list $ values) */}}
{{- define "peering.apiEnv" -}}
{{- $root := index . 0 -}}
{{- $values := index . 1 -}}
{{- $kafka := $root.Values.kafka -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $kafka.bootstrapServers | quote }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $kafka.securityProtocol }}
{{- if hasPrefix "SASL_" $kafka.securityProtocol }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.saslMechanism }}
{{ include "peering.secretEnv" (list "KAFKA_SASL_JAAS_CONFIG" $kafka.saslSecret "jaas-config") }}
{{- end }}
{{- if $kafka.caSecret }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /kafka-ca/ca.crt
{{- end }}
- name: PEERING_TOPICS_CREATE
  value: {{ $kafka.createTopics | quote }}
- name: PEERING_TOPICS_REPLICATION
  value: {{ $kafka.topicReplication | quote }}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ $root.Values.oidc.issuer | quote }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:%s" $values.databaseUrl | quote }}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: {{ $values.databaseUrl | quote }}
{{ include "peering.secretEnv" (list "QUARKUS_DATASOURCE_USERNAME" $values.databaseSecret "username") }}
{{ include "peering.secretEnv" (list "QUARKUS_DATASOURCE_PASSWORD" $values.databaseSecret "password") }}
{{- end }}

{{/* One of the three probes; all ask the service's own health. (list path) */}}
{{- define "peering.probe" -}}
httpGet:
  path: {{ index . 0 }}
  port: http
timeoutSeconds: 5
{{- end }}

{{/*
The Deployment of a service.
  root            the template's $
  name            of the service, which is the image's too
  env             its environment, as YAML of a list
  javaOptions     flags of its JVM beside those of all (may be left out)
  volumes         a map from a volume's name to its source (may be left out)
  mounts          a map from a volume's name to the path it is mounted at (may be left out)
  readOnly        names of the volumes that are mounted to be read only (may be left out)
  kubernetes      true where the service speaks with the Kubernetes API (may be left out)
*/}}
{{- define "peering.deployment" -}}
{{- $root := .root -}}
{{- $service := index (include "peering.services" $root | fromYaml) .name -}}
{{- $values := index $root.Values $service.values -}}
{{- $selector := include "peering.selector" (list $root .name) -}}
{{- $volumes := merge (dict "tmp" (dict "emptyDir" (dict "sizeLimit" "256Mi"))) (.volumes | default dict) -}}
{{- $mounts := merge (dict "tmp" "/tmp") (.mounts | default dict) -}}
{{- $readOnly := .readOnly | default list -}}
{{- if and $service.api $root.Values.kafka.caSecret }}
{{- $_ := set $volumes "kafka-ca" (dict "secret" (dict "secretName" $root.Values.kafka.caSecret "items" (list (dict "key" "ca.crt" "path" "ca.crt")))) }}
{{- $_ := set $mounts "kafka-ca" "/kafka-ca" }}
{{- $readOnly = append $readOnly "kafka-ca" }}
{{- end -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "peering.name" (list $root .name) }}
  labels: {{- include "peering.labels" (list $root .name) | nindent 4 }}
spec:
  replicas: {{ $values.replicas }}
  revisionHistoryLimit: 3
  strategy:
    rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
  selector:
    matchLabels: {{- $selector | nindent 6 }}
  template:
    metadata:
      labels: {{- include "peering.labels" (list $root .name) | nindent 8 }}
      {{- if $root.Values.metrics.annotations }}
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: {{ $service.port | quote }}
        prometheus.io/path: /q/metrics
      {{- end }}
    spec:
      serviceAccountName: {{ include "peering.name" (list $root .name) }}
      automountServiceAccountToken: {{ .kubernetes | default false }}
      # Variables like TELEMETRY_SERVICE_PORT, which Kubernetes would add, look like settings.
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ $root.Values.terminationGracePeriodSeconds }}
      {{- with $root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        seccompProfile: {type: RuntimeDefault}
      containers:
        - name: {{ .name }}
          image: {{ printf "%s/%s:%s" $root.Values.image.registry .name ($root.Values.image.tag | default $root.Chart.AppVersion) | quote }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          ports:
            - {name: http, containerPort: {{ $service.port }}, protocol: TCP}
            {{- range $name, $port := .ports }}
            - {name: {{ $name }}, containerPort: {{ $port }}, protocol: TCP}
            {{- end }}
          env:
            - name: QUARKUS_HTTP_PORT
              value: {{ $service.port | quote }}
            - name: JDK_JAVA_OPTIONS
              value: {{ printf "%s %s" $root.Values.javaOptions (.javaOptions | default "") | trim | quote }}
            {{- .env | nindent 12 }}
            {{- with $values.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          # Five minutes for migrations and a cluster that starts as a whole; then the others begin.
          startupProbe: {{- include "peering.probe" (list "/q/health/live") | nindent 12 }}
            periodSeconds: 3
            failureThreshold: 100
          livenessProbe: {{- include "peering.probe" (list "/q/health/live") | nindent 12 }}
            periodSeconds: 10
            failureThreshold: 6
          readinessProbe: {{- include "peering.probe" (list "/q/health/ready") | nindent 12 }}
            periodSeconds: 5
            failureThreshold: 3
          lifecycle:
            preStop:
              sleep: {seconds: 5}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          resources: {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            {{- range $volume, $path := $mounts }}
            - name: {{ $volume }}
              mountPath: {{ $path }}
              {{- if has $volume $readOnly }}
              readOnly: true
              {{- end }}
            {{- end }}
      volumes:
        {{- range $volume, $source := $volumes }}
        - name: {{ $volume }}
          {{- toYaml $source | nindent 10 }}
        {{- end }}
      {{- with $root.Values.topologySpread }}
      topologySpreadConstraints:
        {{- range . }}
        - topologyKey: {{ . }}
          maxSkew: 1
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: {{- $selector | nindent 14 }}
          matchLabelKeys: [pod-template-hash]
        {{- end }}
      {{- end }}
      {{- with $root.Values.nodeSelector }}
      nodeSelector: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $root.Values.tolerations }}
      tolerations: {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end }}

{{/* The Service of a service. (list $ name) */}}
{{- define "peering.service" -}}
{{- $root := index . 0 -}}
{{- $service := index (include "peering.services" $root | fromYaml) (index . 1) -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "peering.name" . }}
  labels: {{- include "peering.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  selector: {{- include "peering.selector" . | nindent 4 }}
  ports:
    - {name: http, port: {{ $service.port }}, targetPort: http, protocol: TCP, appProtocol: http}
{{- end }}
