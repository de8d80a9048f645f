package com.insightpulseai.mcp.store.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests of AWS' test suite for Signature Version 4 that are of the kind signed here, and what it says of them.
 *
 * @see <a href="https://github.com/awslabs/aws-c-auth/tree/main/tests/aws-signing-test-suite/v4">the suite (Apache-2.0)</a>
 */
class AwsSignatureTest {

    private static final Instant AT = Instant.parse("2015-08-30T12:36:00Z");
    private static final String TOKEN = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPf"
            + "IeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8"
            + "Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2I"
            + "CCR/oLxBA==";

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            post-vanilla, '', '', '', host;x-amz-date, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b
            post-header-key-sort, My-Header1, value1, '', host;my-header1;x-amz-date, \
            c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c
            post-header-value-case, My-Header1, VALUE1, '', host;my-header1;x-amz-date, \
            cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d
            post-x-www-form-urlencoded, Content-Type, application/x-www-form-urlencoded, Param1=value1, \
            content-type;host;x-amz-date, ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a
            post-x-www-form-urlencoded-parameters, Content-Type, application/x-www-form-urlencoded; charset=utf8, Param1=value1, \
            content-type;host;x-amz-date, 1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe
            """)
    void isWhatTheSuiteSays(String name, String header, String value, String body, String signed, String signature) {
        Map<String, String> headers = new HashMap<>(Map.of("Host", "example.amazonaws.com"));
        if (!header.isEmpty()) {
            headers.put(header, value);
        }

        assertThat(sign(Optional.empty(), headers, body)).containsEntry("Authorization", authorization(signed, signature));
    }

    @Test
    void coversTheTokenOfASession() {
        assertThat(sign(Optional.of(TOKEN), Map.of("Host", "example.amazonaws.com"), ""))
                .containsEntry("X-Amz-Security-Token", TOKEN)
                .containsEntry("Authorization", authorization("host;x-amz-date;x-amz-security-token",
                        "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"));
    }

    /** The example of S3's reference whose path needs no escape. */
    @Test
    void signsOtherMethodsAndPaths() {
        AwsCredentials credentials = new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                Optional.empty());
        Map<String, String> headers = Map.of("Host", "examplebucket.s3.amazonaws.com", "Range", "bytes=0-9",
                "X-Amz-Content-Sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

        assertThat(new AwsSignature(credentials, "us-east-1", "s3").sign("GET", "/test.txt", headers, new byte[0],
                Instant.parse("2013-05-24T00:00:00Z"))).containsEntry("Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void signsNoPathThatNeedsAnEscape() {
        AwsSignature signature = new AwsSignature(new AwsCredentials("a", "b", Optional.empty()), "us-east-1", "s3");

        assertThatThrownBy(() -> signature.sign("PUT", "/a b", Map.of(), new byte[0], AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, String> sign(Optional<String> token, Map<String, String> headers, String body) {
        AwsCredentials credentials = new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token);
        return new AwsSignature(credentials, "us-east-1", "service").sign(headers, body.getBytes(UTF_8), AT);
    }

    private static String authorization(String signed, String signature) {
        return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=" + signed
                + ", Signature=" + signature;
    }
}
