package peering.registration.web;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;

/** A row of {@code kept_answer}. Written by {@link KeptAnswers}. */
@Entity
@Table(name = "kept_answer")
public class KeptAnswerEntity extends PanacheEntityBase {
    @Id
    @Column(name = "answer_id")
    String id;

    String organisation;
    byte[] request;
    Integer status;
    String location;
    String etag;

    @Column(name = "sealed_body")
    byte[] sealedBody;

    @Column(name = "begun_at")
    Instant begunAt;

    boolean isFor(byte[] digest) {
        return MessageDigest.isEqual(request, digest);
    }

    int status() {
        return status;
    }

    String location() {
        return location;
    }

    String etag() {
        return etag;
    }

    byte[] sealedBody() {
        return sealedBody.clone();
    }
}
