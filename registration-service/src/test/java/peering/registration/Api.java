package peering.registration;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import peering.stack.TestStack;

/** The HTTP API as a client of one organisation uses it. */
record Api(String client) {
    static final Api OPERATOR = new Api("ops");
    static final Api TRANSIT_A = new Api("transit-a");
    static final Api TRANSIT_B = new Api("transit-b");
    static final Api TRANSIT_C = new Api("transit-c");
    static final Api ACME = new Api("acme");
    static final Api GLOBEX = new Api("globex");
    static final Api PROBE = new Api("probe");

    Response post(String path, Object body) {
        return given().auth()
                .oauth2(TestStack.token(client))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    Response patch(String path, Object body) {
        return given().auth()
                .oauth2(TestStack.token(client))
                .contentType(ContentType.JSON)
                .body(body)
                .patch(path);
    }

    /** PATCH of what was seen with this ETag. */
    Response patch(String path, Object body, String etag) {
        return given().auth()
                .oauth2(TestStack.token(client))
                .contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(body)
                .patch(path);
    }

    Response put(String path, Object body) {
        return given().auth()
                .oauth2(TestStack.token(client))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path);
    }

    /** POST without a body. */
    Response post(String path) {
        return given().noContentType().auth().oauth2(TestStack.token(client)).post(path);
    }

    /** The path as it stands, escapes included. */
    Response get(String path) {
        return given().urlEncodingEnabled(false).auth().oauth2(TestStack.token(client)).get(path);
    }

    Response delete(String path) {
        return given().auth().oauth2(TestStack.token(client)).delete(path);
    }

    /** The id of what was created. */
    String created(String path, Object body) {
        return post(path, body).then().statusCode(201).extract().path("id");
    }

    static Map<String, Object> json(Object... keysAndValues) {
        var json = new java.util.LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            json.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return json;
    }
}
