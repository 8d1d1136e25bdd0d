package io.github.corsstarter.build;

import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.corsstarter.CorsPolicyBuilder;
import io.github.corsstarter.autoconfigure.properties.PolicyProperties;
import io.github.corsstarter.internal.policy.CompiledPolicy;
import io.github.corsstarter.internal.policy.PoliciesByOrigin;
import io.github.corsstarter.internal.policy.PolicyCompiler;
import io.github.corsstarter.internal.policy.PolicyDraft;
import io.github.corsstarter.tags.AboutTheBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Every dependency between the packages, from the used to the user:
 * {@code root, regex <- origin <- reach; protocol; policy <- explain <- web <- path, servlet <- autoconfigure},
 * and {@code explain <- actuate, metrics <- autoconfigure}.
 */
@AboutTheBuild
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTests {

	private static final String ROOT = "io.github.corsstarter";

	private static final String INTERNAL = ROOT + ".internal";

	/** Each package is a slice, including the root. */
	private static final SliceAssignment PACKAGES = new SliceAssignment() {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return type.getPackageName().startsWith(ROOT) ? SliceIdentifier.of(type.getPackageName())
					: SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "packages";
		}

	};

	private static final String[] JDK = { "java..", "org.jspecify.annotations.." };

	private static final String[] SPRING = { "org.springframework.core..", "org.springframework.util..",
			"org.springframework.http..", "org.springframework.web..", "org.springframework.boot.json..",
			"org.apache.commons.logging.." };

	private final JavaClasses starter = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@Test
	void rootKnowsNothingButThatItsBuilderAsksTheCompiler() {
		classes().that()
			.resideInAPackage(ROOT)
			.and()
			.doNotHaveFullyQualifiedName(CorsPolicyBuilder.class.getName())
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(join(JDK, new String[] { ROOT }))
			.because("what users see does not show how it is done")
			.check(this.starter);
		check(ROOT, "what users see does not show how it is done", JDK, ROOT, INTERNAL + ".policy");
	}

	@Test
	void regexKnowsNothing() {
		check(INTERNAL + ".regex", "a regular expression is not about origins", JDK, INTERNAL + ".regex");
	}

	@Test
	void originKnowsRegexOnly() {
		check(INTERNAL + ".origin", "an origin is not about policies, requests or frameworks", JDK, ROOT,
				INTERNAL + ".regex", INTERNAL + ".origin");
	}

	@Test
	void reachKnowsOriginAndRegex() {
		check(INTERNAL + ".reach", "which domains a rule allows does not depend on what it is for", JDK,
				INTERNAL + ".regex", INTERNAL + ".origin", INTERNAL + ".reach");
	}

	@Test
	void protocolKnowsNothing() {
		check(INTERNAL + ".protocol", "names and tokens are the standards'", JDK, INTERNAL + ".protocol");
	}

	@Test
	void policyKnowsWhatIsInternal() {
		check(INTERNAL + ".policy", "the rules of CORS hold on every web stack", JDK, ROOT, INTERNAL + "..");
	}

	@Test
	void explainKnowsRootAndWhatIsInternal() {
		check(ROOT + ".explain", "an explanation asks the rules that decide", JDK, ROOT, INTERNAL + "..",
				ROOT + ".explain");
	}

	@Test
	void webKnowsPoliciesAndExplanationsButNoServlet() {
		check(ROOT + ".web", "what it does serves every stack", join(JDK, SPRING), ROOT, ROOT + ".explain",
				INTERNAL + ".policy", INTERNAL + ".protocol", ROOT + ".web");
	}

	@Test
	void pathKnowsPoliciesAndSpringsPathPatterns() {
		check(ROOT + ".web.path", "paths are matched alike on every stack", join(JDK, SPRING), ROOT, ROOT + ".explain",
				INTERNAL + ".policy", ROOT + ".web.path");
	}

	@Test
	void servletKnowsWebAndTheServletApi() {
		check(ROOT + ".web.servlet", "applying a decision needs no look into how it was made", join(JDK, SPRING),
				"jakarta.servlet..", ROOT, ROOT + ".explain", INTERNAL + ".protocol", ROOT + ".web",
				ROOT + ".web.servlet");
	}

	@Test
	void reactiveKnowsWebAndReactor() {
		check(ROOT + ".web.reactive", "applying a decision needs no look into how it was made", join(JDK, SPRING),
				"reactor.core..", ROOT, ROOT + ".explain", INTERNAL + ".protocol", ROOT + ".web",
				ROOT + ".web.reactive");
	}

	@Test
	void actuateKnowsExplanationsAndTheActuator() {
		check(ROOT + ".actuate", "operators may look, but nothing depends on that", JDK,
				"org.springframework.boot.actuate.endpoint..", "org.springframework.lang..", ROOT, ROOT + ".explain",
				ROOT + ".actuate");
	}

	@Test
	void metricsKnowsRootAndMicrometer() {
		check(ROOT + ".metrics", "counting is not part of deciding", JDK, "io.micrometer.core..", ROOT,
				ROOT + ".metrics");
	}

	@Test
	void propertiesAndSourcesKnowNoStack() {
		noClasses().that()
			.resideInAPackage(ROOT + ".autoconfigure.*")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.servlet..", "reactor..", "org.springframework.boot.web.servlet..",
					ROOT + ".web.servlet", ROOT + ".web.reactive")
			.because("properties and sources are the same on every stack")
			.check(this.starter);
	}

	@Test
	void propertiesDoNotKnowWhatElseThereIs() {
		noClasses().that()
			.resideInAPackage(ROOT + ".autoconfigure.properties")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + ".autoconfigure.sources", ROOT + ".autoconfigure.refresh")
			.because("properties are bound and compiled in the same way each time")
			.check(this.starter);
	}

	@Test
	void onlyWiringKnowsWhenPoliciesAreRefreshed() {
		noClasses().that()
			.resideInAnyPackage(ROOT + ".autoconfigure.properties", ROOT + ".autoconfigure.sources",
					ROOT + ".autoconfigure.diagnostics")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".autoconfigure.refresh")
			.because("a refresh goes the way that a start-up goes")
			.check(this.starter);
	}

	@Test
	void propertiesAndSourcesDoNotKnowHowTheyAreReported() {
		noClasses().that()
			.resideInAnyPackage(ROOT + ".autoconfigure.properties", ROOT + ".autoconfigure.sources")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".autoconfigure.diagnostics")
			.because("a problem is data; a report is one use of it")
			.check(this.starter);
	}

	@Test
	void nobodyKnowsAutoconfigure() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".autoconfigure..")
			.because("wiring is the outermost layer")
			.check(this.starter);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices()
			.assignedFrom(PACKAGES)
			.should()
			.beFreeOfCycles()
			.ignoreDependency(CorsPolicyBuilder.class, PolicyCompiler.class)
			.ignoreDependency(CorsPolicyBuilder.class, PolicyDraft.class)
			.ignoreDependency(CorsPolicyBuilder.class, CompiledPolicy.class)
			.ignoreDependency(CorsPolicyBuilder.class, PoliciesByOrigin.class)
			.because("data flows one way")
			.check(this.starter);
	}

	@Test
	void nobodyMatchesStrangersTextByBacktracking() {
		noClasses().that()
			.resideInAPackage(ROOT + ".web..")
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("java.util.regex.Pattern")
			.because("a backtracking engine takes seconds for some innocent expressions")
			.check(this.starter);
	}

	@Test
	void nothingIsTiedToAThread() {
		noClasses().should()
			.dependOnClassesThat(JavaClass.Predicates.assignableTo(ThreadLocal.class)
				.or(JavaClass.Predicates.simpleNameEndingWith("ContextHolder")))
			.because("a pooled thread would carry it into the next request, and in a virtual one it is useless")
			.check(this.starter);
	}

	@Test
	void publicClassesAreFinalUnlessTheyAreInterfaces() {
		classes().that()
			.arePublic()
			.and()
			.areNotInterfaces()
			.and()
			.doNotBelongToAnyOf(PolicyProperties.class)
			.should()
			.haveModifier(JavaModifier.FINAL)
			.because("nothing here is made to be extended")
			.check(this.starter);
	}

	@Test
	void fieldsAreNotPublicUnlessTheyAreConstants() {
		fields().that()
			.arePublic()
			.should()
			.beStatic()
			.andShould()
			.beFinal()
			.because("what is decided at start-up does not change")
			.check(this.starter);
	}

	private void check(String layer, String because, String[] known, String... more) {
		classes().that()
			.resideInAPackage(layer)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(join(known, more))
			.because(because)
			.check(this.starter);
	}

	private static String[] join(String[] some, String[] others) {
		return Stream.of(some, others).flatMap(Arrays::stream).toArray(String[]::new);
	}

}
