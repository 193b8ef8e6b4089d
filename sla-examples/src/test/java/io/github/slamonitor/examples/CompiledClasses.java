package io.github.slamonitor.examples;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Takes classes from a compiler and loads them, without files. */
final class CompiledClasses extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> bytes = new HashMap<>();

    CompiledClasses() {
        super(CompiledClasses.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream compiled = bytes.get(name);
        if (compiled == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, compiled.toByteArray(), 0, compiled.size());
    }

    /** Where a compiler leaves its classes. */
    JavaFileManager output(JavaCompiler compiler) {
        return new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return new Output(className, kind);
            }
        };
    }

    private final class Output extends SimpleJavaFileObject {

        private final String className;

        Output(String className, Kind kind) {
            super(URI.create("memory:///" + className + kind.extension), kind);
            this.className = className;
        }

        @Override
        public OutputStream openOutputStream() {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            bytes.put(className, written);
            return written;
        }
    }
}
