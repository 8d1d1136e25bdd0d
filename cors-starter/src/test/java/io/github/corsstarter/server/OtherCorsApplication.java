package io.github.corsstarter.server;

import java.util.Set;

import jakarta.websocket.server.ServerContainer;
import org.apache.tomcat.websocket.server.WsSci;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.annotation.Id;
import org.springframework.data.map.repository.config.EnableMapRepositories;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.rest.webmvc.config.RepositoryRestMvcConfiguration;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * An application in which everything that can handle CORS does, for another origin than
 * the policy's.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebSocket
@EnableMapRepositories(considerNestedRepositories = true)
@Import(RepositoryRestMvcConfiguration.class)
@RestController
class OtherCorsApplication implements WebMvcConfigurer, WebSocketConfigurer {

	static final String OTHER = "https://other.example";

	@RequestMapping("/annotated")
	@CrossOrigin(origins = OTHER, allowCredentials = "true", exposedHeaders = "X-Other")
	String annotated() {
		return "annotated";
	}

	@RequestMapping({ "/mapped", "/plain" })
	String mapped() {
		return "mapped";
	}

	@Override
	public void addCorsMappings(CorsRegistry registry) {
		registry.addMapping("/mapped").allowedOrigins(OTHER).allowedMethods("*").allowCredentials(true);
	}

	@Bean
	RouterFunction<ServerResponse> functional() {
		return RouterFunctions.route()
			.GET("/functional",
					(request) -> ServerResponse.ok()
						.header("Access-Control-Allow-Origin", OTHER)
						.header("Vary", "Origin")
						.body("functional"))
			.build();
	}

	/** Spring Boot does this if its web socket module is on the class path. */
	@Bean
	ServletContextInitializer webSockets() {
		return (servletContext) -> {
			if (servletContext.getAttribute(ServerContainer.class.getName()) == null) {
				new WsSci().onStartup(Set.of(), servletContext);
			}
		};
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		// Spring itself would choose Jetty's if Jetty is on the class path.
		HandshakeHandler handshake = new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy());
		registry.addHandler(new TextWebSocketHandler(), "/socket")
			.setHandshakeHandler(handshake)
			.setAllowedOrigins(OTHER);
		registry.addHandler(new TextWebSocketHandler(), "/sockjs").setAllowedOrigins(OTHER).withSockJS();
	}

	@CrossOrigin(OTHER)
	public interface Things extends CrudRepository<Thing, String> {

	}

	record Thing(@Id String id) {

	}

}
