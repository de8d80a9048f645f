package com.insightpulseai.mcp.call;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.audit.GrantedSecrets;

/** Makes sure that no secret that was granted to a call leaves in its result. */
@Singleton
class ResultCheck {

    private final ObjectMapper mapper;

    ResultCheck(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A result whose secrets are masked.
     *
     * @param secrets names of the secrets that were in it
     */
    record Masked(String json, List<String> secrets) {
    }

    /** @param json the result, as the caller would get it; the mask is empty where there is nothing to hide */
    Optional<Masked> check(Admission.Admitted call, String json) {
        GrantedSecrets secrets = new GrantedSecrets(call.secrets());
        List<String> found = secrets.namesIn(json);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Masked(mapper.writeValueAsString(secrets.masked(mapper.readTree(json))), found));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result's own JSON cannot be read", e);
        }
    }
}
