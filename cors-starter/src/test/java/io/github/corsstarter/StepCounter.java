package io.github.corsstarter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * Counts what code of the starter does, not how long it takes: one step for each method
 * that is entered and for each iteration of a loop. A class loader of its own loads the
 * starter's classes a second time, instrumented for counting.
 */
public final class StepCounter extends ClassLoader {

	private static long steps;

	private StepCounter() {
		super(StepCounter.class.getClassLoader());
	}

	/**
	 * Load a function of the test, and all of the starter that it calls, with counting.
	 * @param type the function's class, with a constructor without arguments
	 * @return the steps that each call of the function takes, by its argument
	 */
	public static Function<String, Long> of(Class<? extends Function<String, ?>> type) {
		try {
			@SuppressWarnings("unchecked")
			Function<String, ?> function = (Function<String, ?>) new StepCounter().loadClass(type.getName())
				.getDeclaredConstructor()
				.newInstance();
			return (argument) -> {
				steps = 0;
				Objects.requireNonNull(function.apply(argument));
				return steps;
			};
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Called by the code that is counted.
	 */
	public static void step() {
		steps++;
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		boolean counted = name.startsWith("io.github.corsstarter.") && !name.equals(StepCounter.class.getName());
		if (!counted) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : define(name);
		}
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		try (InputStream resource = getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (resource == null) {
				throw new ClassNotFoundException(name);
			}
			// Without new frames: the inserted call changes neither stack nor locals.
			ClassReader reader = new ClassReader(resource);
			ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
			reader.accept(new CountingClass(writer), 0);
			byte[] counting = writer.toByteArray();
			return defineClass(name, counting, 0, counting.length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class CountingClass extends ClassVisitor {

		CountingClass(ClassVisitor next) {
			super(Opcodes.ASM9, next);
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
			return (next != null) ? new CountingMethod(next) : null;
		}

	}

	private static final class CountingMethod extends MethodVisitor {

		private final Set<Label> passed = new HashSet<>();

		CountingMethod(MethodVisitor next) {
			super(Opcodes.ASM9, next);
		}

		@Override
		public void visitCode() {
			super.visitCode();
			count();
		}

		@Override
		public void visitLabel(Label label) {
			super.visitLabel(label);
			this.passed.add(label);
		}

		@Override
		public void visitJumpInsn(int opcode, Label target) {
			// A jump back is what makes a loop.
			if (this.passed.contains(target)) {
				count();
			}
			super.visitJumpInsn(opcode, target);
		}

		private void count() {
			visitMethodInsn(Opcodes.INVOKESTATIC, StepCounter.class.getName().replace('.', '/'), "step", "()V", false);
		}

	}

}
