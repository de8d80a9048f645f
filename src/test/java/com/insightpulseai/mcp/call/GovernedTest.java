package com.insightpulseai.mcp.call;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.insightpulseai.mcp.testing.TestIssuerResource;
import com.insightpulseai.mcp.web.PublicUrlResource;

import io.quarkus.test.common.QuarkusTestResource;

/** A test of the governed path with a real database, whose wire it can count and cut, and real tokens. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WiredDatabaseResource.class)
@QuarkusTestResource(PublicUrlResource.class)
public @interface GovernedTest {
}
