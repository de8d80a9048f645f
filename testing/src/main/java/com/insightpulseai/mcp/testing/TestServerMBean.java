package com.insightpulseai.mcp.testing;

/**
 * The JVM's one PostgreSQL server for tests. Managed as an MBean, because {@code @QuarkusTest} loads tests and test
 * resources in class loaders of their own: a static field would start one server for each of them.
 */
public interface TestServerMBean {

    /** The TCP port on 127.0.0.1; the same for the life of the JVM. */
    int getPort();

    /** The password of the logins {@code mcp_*}. */
    String getPassword();

    /** Starts the server on its port and data; does nothing if it runs. */
    void start();

    /** Stops the server and cuts its connections; does nothing if it is stopped. */
    void stop();
}
