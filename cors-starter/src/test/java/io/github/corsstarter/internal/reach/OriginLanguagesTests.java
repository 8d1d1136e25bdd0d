package io.github.corsstarter.internal.reach;

import io.github.corsstarter.internal.origin.Origin;
import io.github.corsstarter.tags.PlainJava;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The languages say about all origins what {@link Origin} says about one.
 */
@PlainJava
class OriginLanguagesTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '~', textBlock = """
			over https                ~ https://app.example.com     ~ false
			over http                 ~ http://app.example.com      ~ true
			over http, with a port    ~ http://app.example.com:8080 ~ true
			localhost                 ~ http://localhost:8081       ~ false
			below localhost           ~ http://a.localhost          ~ false
			like localhost            ~ http://notlocalhost         ~ true
			localhost below a domain  ~ http://localhost.evil       ~ true
			the loopback address      ~ http://127.0.0.1:3000       ~ false
			another loopback address  ~ http://127.8.9.10           ~ false
			a name like an address    ~ http://127.0.0.example      ~ true
			another address           ~ http://10.0.0.1             ~ true
			the IPv6 loopback address ~ http://[::1]:3000           ~ false
			another IPv6 address      ~ http://[::2]                ~ true
			localhost with a dot      ~ http://localhost.:3000      ~ false
			below it, with a dot      ~ http://a.localhost.         ~ false
			another name with a dot   ~ http://app.example.com.     ~ true
			an app's scheme           ~ capacitor://app.example.com ~ false
			""")
	void insecureIsWhatOthersOnTheNetworkCanChange(String description, String serialized, boolean insecure) {
		assertThat(Origin.parse(serialized).isInsecure()).isEqualTo(insecure);
		assertThat(OriginLanguages.HTTP.minus(OriginLanguages.LOOPBACK).contains(serialized)).isEqualTo(insecure);
	}

}
