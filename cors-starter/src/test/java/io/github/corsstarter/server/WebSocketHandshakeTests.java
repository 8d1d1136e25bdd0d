package io.github.corsstarter.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A handshake on a governed path of a reactive application is a request like any other:
 * it gets its headers or not, and breaks in no case, unless strangers are rejected.
 */
@StartsApplications
@ParameterizedClass(name = "{0}")
@MethodSource("platforms")
class WebSocketHandshakeTests {

	private static final String APP = "https://app.example.com";

	/** How each server changes the protocol. */
	private static final Map<Container, String> STRATEGIES = Map.of(Container.NETTY, "ReactorNettyRequestUpgrade",
			Container.TOMCAT, "StandardWebSocketUpgrade", Container.JETTY, "JettyRequestUpgrade", Container.UNDERTOW,
			"UndertowRequestUpgrade");

	/** What Jetty needs for web sockets, by the versions of Jakarta EE. */
	private static final Stream<String> JETTY_WEB_SOCKETS = Stream.of("10", "11")
		.map((ee) -> "org.eclipse.jetty.ee" + ee + ".websocket.server.JettyWebSocketServerContainer");

	private static RunningApplication application;

	@Parameter
	private Platform platform;

	private final Wire wire = new Wire(application.port());

	static Stream<Platform> platforms() {
		boolean jetty = JETTY_WEB_SOCKETS.anyMatch((container) -> ClassUtils.isPresent(container, null));
		return Container.reactive()
			.stream()
			.filter((container) -> jetty || container != Container.JETTY)
			.flatMap((container) -> Stream.of(new Platform(container, false), new Platform(container, true)));
	}

	@BeforeParameterizedClassInvocation
	static void start(Platform platform) {
		application = RunningApplication.start(WebApplicationType.REACTIVE, platform.container(), Application.class,
				LeftOut.PROPERTY + "=security", "cors.allowed-origins=" + APP, "cors.allow-credentials=true",
				"cors.reject-disallowed=" + platform.rejects(), "test.strategy=org.springframework.web.reactive.socket"
						+ ".server.upgrade." + STRATEGIES.get(platform.container()) + "Strategy");
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			the policy allows the origin   | Origin: https://app.example.com | true  | 101
			it does not                    | Origin: https://evil.example    | false | 403
			a hidden origin                | Origin: null                    | false | 403
			the page's own                 | Origin: http://localhost:PORT   | false | 101
			not a browser                  | X-Origin: none                  | false | 101
			""")
	void handshakeIsARequestLikeAnyOther(String who, String origin, boolean allowed, int statusIfRejecting)
			throws IOException {
		Answer answer = this.wire.sendRaw("GET /socket HTTP/1.1\r\nHost: localhost:" + application.port()
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Version: 13\r\n"
				+ "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + origin.replace("PORT", "" + application.port())
				+ "\r\n\r\n");
		assertThat(answer.status()).isEqualTo(this.platform.rejects() ? statusIfRejecting : 101);
		assertThat(answer.corsHeaders()).isEqualTo(allowed
				? Set.of("access-control-allow-origin: " + APP, "access-control-allow-credentials: true") : Set.of());
		assertThat(answer.vary()).containsOnlyOnce("origin");
	}

	@Test
	void messagesPassAfterTheHandshake() throws Exception {
		CompletableFuture<String> received = new CompletableFuture<>();
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("Origin", APP)
			.buildAsync(URI.create("ws://localhost:" + application.port() + "/socket"), new WebSocket.Listener() {

				@Override
				public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
					received.complete(data.toString());
					return null;
				}

				@Override
				public void onError(WebSocket socket, Throwable failure) {
					received.completeExceptionally(failure);
				}

			})
			.get(60, TimeUnit.SECONDS);
		socket.sendText("hello", true).get(60, TimeUnit.SECONDS);
		assertThat(received.get(60, TimeUnit.SECONDS)).isEqualTo("hello");
		socket.abort();
	}

	/**
	 * Where an application runs.
	 *
	 * @param container the server
	 * @param rejects whether it rejects strangers
	 */
	private record Platform(Container container, boolean rejects) {

		@Override
		public String toString() {
			return this.container + (this.rejects ? " rejects strangers" : "");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application implements WebFluxConfigurer {

		@Value("${test.strategy}")
		private Class<? extends RequestUpgradeStrategy> strategy;

		/** Spring chooses by the class path, on which several servers are. */
		@Override
		public WebSocketService getWebSocketService() {
			return new HandshakeWebSocketService(BeanUtils.instantiateClass(this.strategy));
		}

		@Bean
		HandlerMapping sockets() {
			WebSocketHandler echo = (session) -> session
				.send(session.receive().map((message) -> session.textMessage(message.getPayloadAsText())));
			SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of("/socket", echo));
			mapping.setOrder(-1);
			return mapping;
		}

	}

}
