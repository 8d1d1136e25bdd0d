package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.autoconfigure.properties.CorsProperties;
import io.github.corsstarter.autoconfigure.properties.PropertiesBinding;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers the bean of the properties as they are at start-up. Post-processors leave it
 * alone: Spring Cloud would bind it in place whenever properties change, so keys that are
 * gone would stay, and a value that cannot be bound would fail its caller.
 */
final class CorsPropertiesRegistrar implements ImportBeanDefinitionRegistrar {

	static final String BINDING = "corsPropertiesBinding";

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(CorsProperties.class);
		definition.setFactoryBeanName(BINDING);
		definition.setFactoryMethodName("bind");
		definition.setSynthetic(true);
		registry.registerBeanDefinition(PropertiesBinding.BEAN_NAME, definition);
	}

}
