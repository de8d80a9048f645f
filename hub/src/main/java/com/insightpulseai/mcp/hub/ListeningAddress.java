package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

import com.insightpulseai.mcp.hub.run.StartRefused;

/** Finds out whether the hub will be able to listen, before anything else is started. */
final class ListeningAddress {

    private ListeningAddress() {
    }

    /** @throws StartRefused when another process listens there, or the address cannot be used */
    static void check(String host, int port) throws StartRefused {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (BindException e) {
            throw e.getMessage() != null && e.getMessage().contains("in use") ? inUse(host, port) : unusable(host, port, e);
        } catch (UnknownHostException e) {
            throw new StartRefused("QUARKUS_HTTP_HOST is '" + host + "', which is no known host or address.", e);
        } catch (IOException e) {
            throw unusable(host, port, e);
        }
    }

    static StartRefused inUse(String host, int port) {
        return new StartRefused("Port " + port + " on " + host
                + " is in use; stop what is using it, or set QUARKUS_HTTP_PORT to another port.");
    }

    private static StartRefused unusable(String host, int port, IOException cause) {
        return new StartRefused("Cannot listen on " + host + ", port " + port + ": " + cause.getMessage()
                + "; set QUARKUS_HTTP_HOST or QUARKUS_HTTP_PORT.", cause);
    }
}
