package com.insightpulseai.mcp.tool;

import java.time.Duration;
import java.util.Optional;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** Gives one call or health check what it needs of a provider: granted secrets, settings, and the time that is left. */
public interface ProviderAccess {

    /** A secret that the use cannot do without. Fails where there is none. */
    VaultSecret secret(String name);

    /** A secret that is used where it exists. */
    Optional<VaultSecret> optionalSecret(String name);

    /** A setting of the provider that is not secret, such as {@code org}; empty where it is blank. */
    Optional<String> setting(String key);

    /** Time until the use has to be over; zero when it is past. */
    Duration remaining();

    /**
     * A setting that the use cannot do without.
     *
     * @param meaning of the setting, for the administrator who has to set it
     * @throws ProblemException {@code unavailable} when it is not set
     */
    default String requiredSetting(String key, String meaning) {
        return setting(key).orElseThrow(() -> ProblemException.of(ProblemCode.UNAVAILABLE,
                "The provider's setting " + key + ", " + meaning + ", is not set."));
    }
}
