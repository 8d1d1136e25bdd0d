package io.github.corsstarter.build;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.tags.AboutTheBuild;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing becomes part of the public API by accident. What is meant to be public is
 * listed in {@code public-api.txt}.
 */
@AboutTheBuild
class PublicApiTests {

	private static final String EXPECTED = "public-api.txt";

	private static final Path ACTUAL = Path.of("target", EXPECTED);

	private static final String ROOT = CorsPolicy.class.getPackageName();

	/** The root and {@code explain}, and what an application may want to replace. */
	private static final List<Pattern> FOR_USERS = Stream
		.of("\\w+", "explain\\.\\w+", "web\\.(servlet\\.CorsPolicyFilter|reactive\\.CorsPolicyWebFilter)",
				"actuate\\.\\w+", "metrics\\.\\w+", "autoconfigure\\.\\w+AutoConfiguration")
		.map((type) -> Pattern.compile(Pattern.quote(ROOT) + "\\." + type + "(\\$\\w+)*"))
		.toList();

	/** Methods that every object, or every enum, has. */
	private static final Set<String> COMMON = Set.of("equals", "hashCode", "toString", "values", "valueOf");

	@Test
	void whatIsPublicIsListed() throws IOException {
		List<String> actual = publicApi();
		List<String> expected = read();
		Files.createDirectories(ACTUAL.getParent());
		Files.writeString(ACTUAL, String.join("\n", actual) + "\n");
		assertThat(difference(expected, actual)).as("""
				What is public is not what %s says. If that is meant,
					cp cors-starter/%s cors-starter/src/test/resources/io/github/corsstarter/build/
				or give it this content:
				%s
				""", EXPECTED, ACTUAL, String.join("\n", actual)).isEmpty();
	}

	@Test
	void whatIsPublicNamesNothingElseOfOurs() {
		assertThat(types().flatMap(PublicApiTests::named)
			.distinct()
			.filter((type) -> type.getPackageName().startsWith(ROOT) && !isForUsers(type))).isEmpty();
	}

	/** The types that the type's signatures name. */
	private static Stream<JavaClass> named(JavaClass type) {
		Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
		Stream<JavaMember> members = type.getMembers().stream().filter((member) -> isReachable(member.getModifiers()));
		return Stream
			.concat(parents.map(JavaType::getAllInvolvedRawTypes), members.map(JavaMember::getAllInvolvedRawTypes))
			.flatMap(Set::stream);
	}

	private static List<String> read() throws IOException {
		try (InputStream in = PublicApiTests.class.getResourceAsStream(EXPECTED)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	private static List<String> difference(List<String> expected, List<String> actual) {
		List<String> difference = new ArrayList<>();
		expected.stream().filter((line) -> !actual.contains(line)).map("- "::concat).forEach(difference::add);
		actual.stream().filter((line) -> !expected.contains(line)).map("+ "::concat).forEach(difference::add);
		return difference;
	}

	private static List<String> publicApi() {
		return types().map(JavaClass::reflect)
			.flatMap((type) -> Stream.concat(Stream.of(type.toGenericString()), members(type)))
			.toList();
	}

	/** The types that applications may name, in the order of their names. */
	static Stream<JavaClass> types() {
		JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages(ROOT);
		return classes.stream().filter(PublicApiTests::isForUsers).sorted(Comparator.comparing(JavaClass::getName));
	}

	/** A nested type of a type that is not public is not public either. */
	private static boolean isForUsers(JavaClass type) {
		return isReachable(type.getModifiers())
				&& FOR_USERS.stream().anyMatch((pattern) -> pattern.matcher(type.getName()).matches())
				&& type.getEnclosingClass().map(PublicApiTests::isForUsers).orElse(true);
	}

	private static boolean isReachable(Set<JavaModifier> modifiers) {
		return !modifiers.contains(JavaModifier.SYNTHETIC)
				&& (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
	}

	/** With the type's name in front, so that each line stands alone. */
	private static Stream<String> members(Class<?> type) {
		String owner = type.getName().substring(type.getPackageName().length() + 1);
		return Stream
			.<AnnotatedElement[]>of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
			.flatMap(Arrays::stream)
			.filter((member) -> isOfNote((Member) member))
			.map((member) -> "\t" + owner + ": " + signature(member))
			.sorted();
	}

	private static boolean isOfNote(Member member) {
		return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0 && !member.isSynthetic()
				&& !COMMON.contains(member.getName());
	}

	/** Without packages, which would only make it longer. */
	private static String signature(AnnotatedElement member) {
		String signature = (member instanceof Field field) ? field.toGenericString()
				: ((Executable) member).toGenericString();
		String owner = ((Member) member).getDeclaringClass().getName() + ".";
		boolean constructor = member instanceof Constructor;
		return signature.replace(constructor ? "" : owner, "").replaceAll("\\b([a-z]\\w*\\.)+(?=[A-Z])", "");
	}

}
