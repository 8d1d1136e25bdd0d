package io.github.corsstarter.tags;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * A test that names types which only Spring Boot 4 has. It has a twin in the module of
 * Spring Boot 3.5.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("boot-4")
public @interface NeedsBoot4 {

}
