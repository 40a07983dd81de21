package peering.registration.partner.registered;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import peering.kit.page.PageQuery;
import peering.registration.partner.Partners;
import peering.registration.web.Problem;

/** The registered AS numbers. */
@Singleton
class RegisteredAsns extends RegisteredRows<RegisteredAsnEntity> {
    RegisteredAsns(Partners partners, Keyring keyring) {
        super(partners, keyring);
    }

    @Override
    String unique() {
        return "registered_asn_nkey";
    }

    /**
     * One more than the page holds, if there are more.
     *
     * @param asn null for all
     */
    Uni<List<RegisteredAsnEntity>> list(PageQuery page, String partnerId, Long asn) {
        var filter = listed(page, partnerId).andIf("asn = :asn", "asn", asn);
        return find(filter.query(), filter.values()).range(0, page.limit).list();
    }

    @Override
    RuntimeException taken() {
        return Problem.REGISTERED_ASN_TAKEN.at(
                "asn",
                "This AS number is registered, by you or by another partner.",
                "One route server answers for an AS number; ask the operator if it should be you.");
    }
}
