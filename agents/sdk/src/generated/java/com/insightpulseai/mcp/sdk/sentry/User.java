// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}.
 *
 * @param id id
 * @param username username
 * @param email email
 * @param name name
 * @param ipAddress ip_address
 * @param location Location of the address, such as US, United States
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record User(
        @JsonProperty(value = "id") Optional<String> id,
        @JsonProperty(value = "username") Optional<String> username,
        @JsonProperty(value = "email") Optional<String> email,
        @JsonProperty(value = "name") Optional<String> name,
        @JsonProperty(value = "ip_address") Optional<String> ipAddress,
        @JsonProperty(value = "location") Optional<String> location) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public User {
        id = id == null ? Optional.empty() : id;
        username = username == null ? Optional.empty() : username;
        email = email == null ? Optional.empty() : email;
        name = name == null ? Optional.empty() : name;
        ipAddress = ipAddress == null ? Optional.empty() : ipAddress;
        location = location == null ? Optional.empty() : location;
    }
}
