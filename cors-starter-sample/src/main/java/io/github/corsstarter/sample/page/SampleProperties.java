package io.github.corsstarter.sample.page;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the sample.
 *
 * @param pagePort port of the page, which is the other origin
 */
@ConfigurationProperties("sample")
record SampleProperties(int pagePort) {

}
