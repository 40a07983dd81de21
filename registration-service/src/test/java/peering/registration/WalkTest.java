package peering.registration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import peering.stack.StackResource;

/**
 * A test that walks the OpenAPI document: on a database of its own, because what it leaves behind
 * would be in the way of all others, and with the limits of production.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = WalkTest.DATABASE),
        restrictToAnnotatedClass = true)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WalkTest {
    String DATABASE = "walk";
}
