// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Input of {@code socket/package.check}, which says what Socket knows of packages, up to 1,024 at once.
 *
 * @param packages Package URLs with versions, such as pkg:npm/%40scope/name&#64;1.0.0, 1 to 1024 of at most 512
 *        characters; all are asked for in one request, which costs 100 units of Socket's quota
 * @param alertsPerPackage Largest number of alerts of a package, the most urgent ones, 0 to 100; 5 unless given
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PackageCheckRequest(
        @JsonProperty(value = "packages", required = true) List<String> packages,
        @JsonProperty(value = "alerts_per_package") Optional<Integer> alertsPerPackage) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public PackageCheckRequest {
        packages = List.copyOf(Objects.requireNonNull(packages, "packages"));
        alertsPerPackage = alertsPerPackage == null ? Optional.empty() : alertsPerPackage;
    }

    /** Starts a builder with the required fields. */
    public static NeedsPackages builder() {
        return new Builder();
    }

    /** Sets the required field {@code packages}. */
    public interface NeedsPackages {

        /**
         * Package URLs with versions, such as pkg:npm/%40scope/name&#64;1.0.0, 1 to 1024 of at most 512 characters; all are
         * asked for in one request, which costs 100 units of Socket's quota.
         */
        Builder packages(List<String> packages);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsPackages {

        private List<String> packages;
        private Optional<Integer> alertsPerPackage = Optional.empty();

        private Builder() {
        }

        @Override
        public Builder packages(List<String> packages) {
            this.packages = Objects.requireNonNull(packages, "packages");
            return this;
        }

        /**
         * Largest number of alerts of a package, the most urgent ones, 0 to 100; 5 unless given.
         */
        public Builder alertsPerPackage(int alertsPerPackage) {
            this.alertsPerPackage = Optional.of(alertsPerPackage);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public PackageCheckRequest build() {
            return new PackageCheckRequest(
                    packages,
                    alertsPerPackage);
        }
    }
}
