package peering.registration.site;

/**
 * Which sites are looked for; each component may be null.
 *
 * @param country ISO code
 * @param text part of a name, metro, region, facility or exchange, in any case
 */
public record SiteFilter(String country, String text, Health.State health, Boolean redundant) {}
