package com.insightpulseai.mcp.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** Reads the public vectors of Project Wycheproof, see src/test/resources/jwt/README.md. */
@SuppressWarnings("unchecked")
final class WycheproofVectors {

    private WycheproofVectors() {
    }

    /** A test vector with the group it belongs to. */
    record Vector(Map<String, Object> group, Map<String, Object> test) {

        long id() {
            return ((Number) test.get("tcId")).longValue();
        }

        String text(String name) {
            return (String) test.get(name);
        }

        boolean valid() {
            return "valid".equals(test.get("result"));
        }

        /** The group's public keys, or what it has where nothing is public. */
        KeySet keys() {
            Map<String, Object> given = (Map<String, Object>) group.getOrDefault("public", group.get("private"));
            return KeySet.parse(JsonUtil.toJson(given.containsKey("keys") ? given : Map.of("keys", List.of(given))));
        }

        /** Whether the signature layer takes the token, as an issuer pinned to ES256 and RS256 would. */
        boolean taken() {
            try {
                CompactJws token = CompactJws.parse(text("jws"));
                Optional<SignatureAlgorithm> algorithm = token.algorithm().filter(SignatureAlgorithm::asymmetric);
                return token.keyId().flatMap(keys()::find).filter(key -> algorithm.filter(key.algorithm()::equals).isPresent())
                        .filter(token::verifies).isPresent();
            } catch (UnauthenticatedException refusal) {
                return false;
            }
        }

        @Override
        public String toString() {
            return id() + " " + group.getOrDefault("comment", "") + " " + test.get("comment");
        }
    }

    static List<Vector> read(String file) {
        try (InputStream stream = WycheproofVectors.class.getResourceAsStream("/jwt/" + file)) {
            Map<String, Object> content = JsonUtil.parseJson(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            List<Vector> vectors = new ArrayList<>();
            for (Map<String, Object> group : (List<Map<String, Object>>) content.get("testGroups")) {
                for (Map<String, Object> test : (List<Map<String, Object>>) group.get("tests")) {
                    vectors.add(new Vector(group, test));
                }
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
