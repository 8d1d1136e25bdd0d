package io.github.corsstarter.build;

import java.lang.annotation.Annotation;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.corsstarter.tags.AboutTheBuild;
import io.github.corsstarter.tags.AboutTheJars;
import io.github.corsstarter.tags.ManyRandomCases;
import io.github.corsstarter.tags.NeedsGateway;
import io.github.corsstarter.tags.PlainJava;
import io.github.corsstarter.tags.StartsApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.test.context.BootstrapWith;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * That each test has the tags by which the build leaves it out, so that nobody has to
 * remember them, and that no test is left out without a reason.
 */
@AboutTheBuild
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TagsTests {

	/** What counts steps is Spring's copy of ASM, a tool and not what is tested. */
	private static final DescribedPredicate<JavaClass> FRAMEWORK = resideInAnyPackage("org.springframework..",
			"jakarta..", "io.micrometer..", "org.apache..")
		.and(DescribedPredicate.not(resideInAPackage("org.springframework.asm")));

	private static final DescribedPredicate<JavaClass> APPLICATION = assignableTo(SpringApplication.class)
		.or(assignableTo(AbstractApplicationContextRunner.class))
		.or(assignableTo(ConfigurableApplicationContext.class))
		.or(assignableTo(ApplicationContextAotGenerator.class))
		.or(metaAnnotatedWith(BootstrapWith.class).forSubtype())
		.or(assignableTo(HttpServer.class))
		.or(assignableTo(ServerSocket.class));

	private final JavaClasses starterAndTests = new ClassFileImporter().importPaths("target/classes",
			"target/test-classes");

	private final JavaClasses tests = this.starterAndTests
		.that(DescribedPredicate.describe("are of the tests", TagsTests::isOfTheTests));

	@Test
	void whatStartsAnApplicationIsTagged() {
		assertTagged(StartsApplications.class, (test) -> !isAboutTheBuild(test) && uses(test, APPLICATION, this.tests));
	}

	@Test
	void whatKnowsNoFrameworkIsTagged() {
		assertThat(testsThat(has(PlainJava.class))).as("What has @PlainJava")
			.containsAll(testsThat((test) -> !isAboutTheBuild(test) && !uses(test, FRAMEWORK, this.starterAndTests)));
	}

	@Test
	void whatKnowsAFrameworkIsNotTaggedSo() {
		// Which policy is found by a path is what some tests need, but not what they
		// show.
		JavaClasses others = this.starterAndTests.that(resideOutsideOfPackage("..web.path"));
		assertThat(testsThat(has(PlainJava.class).and((test) -> uses(test, FRAMEWORK, others)))).isEmpty();
	}

	@Test
	void whatIsAboutTheBuildIsTagged() {
		assertTagged(AboutTheBuild.class, (test) -> test.getPackageName().equals(getClass().getPackageName())
				&& !test.isAnnotatedWith(AboutTheJars.class));
	}

	@Test
	void whatStartsAGatewayIsTagged() {
		assertTagged(NeedsGateway.class,
				(test) -> uses(test, (type) -> type.getSimpleName().equals("GatewayServer"), this.tests));
	}

	@Test
	void oraclesAndFuzzersAreTagged() {
		assertThat(testsThat(has(ManyRandomCases.class))).as("What has @ManyRandomCases")
			.containsAll(testsThat((test) -> test.getSimpleName().matches("\\w+(Oracle|Fuzz)Tests")));
	}

	/** That these tests have the tag, and no others. */
	private void assertTagged(Class<? extends Annotation> tag, Predicate<JavaClass> condition) {
		assertThat(testsThat(has(tag))).as("What has @" + tag.getSimpleName())
			.containsExactlyElementsOf(testsThat(condition));
	}

	private List<String> testsThat(Predicate<JavaClass> condition) {
		return this.tests.stream()
			.filter((type) -> type.getSimpleName().endsWith("Tests"))
			.filter(condition)
			.map(JavaClass::getName)
			.sorted()
			.toList();
	}

	private static Predicate<JavaClass> has(Class<? extends Annotation> tag) {
		return (test) -> test.isAnnotatedWith(tag);
	}

	private static boolean isOfTheTests(JavaClass type) {
		return type.getSource().filter((source) -> source.getUri().getPath().contains("/test-classes/")).isPresent();
	}

	private static boolean isAboutTheBuild(JavaClass test) {
		return test.isAnnotatedWith(AboutTheBuild.class) || test.isAnnotatedWith(AboutTheJars.class);
	}

	/** Whether the test uses such a type itself, or by way of some of the classes. */
	private static boolean uses(JavaClass test, Predicate<JavaClass> type, JavaClasses classes) {
		Set<JavaClass> seen = new HashSet<>();
		Deque<JavaClass> next = new ArrayDeque<>();
		classes.stream().filter((nested) -> nested.getName().startsWith(test.getName() + "$")).forEach(next::add);
		next.add(test);
		while (!next.isEmpty()) {
			JavaClass used = next.remove();
			if (type.test(used)) {
				return true;
			}
			if (seen.add(used) && classes.contain(used.getName())) {
				used.getDirectDependenciesFromSelf()
					.stream()
					.map(Dependency::getTargetClass)
					.map(JavaClass::getBaseComponentType)
					.forEach(next::add);
			}
		}
		return false;
	}

}
