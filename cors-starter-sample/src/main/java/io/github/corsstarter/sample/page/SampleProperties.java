package io.github.corsstarter.sample.page;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the sample can be told.
 *
 * @param pagePort port of the page, which is the other origin
 */
@ConfigurationProperties("sample")
record SampleProperties(int pagePort) {

}
