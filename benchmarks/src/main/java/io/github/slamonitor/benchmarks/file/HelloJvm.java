package io.github.slamonitor.benchmarks.file;

/** The start of the virtual machine and nothing else: the floor under every short run. */
public final class HelloJvm {
    private HelloJvm() {}

    /**
     * Prints one line.
     *
     * @param arguments ignored
     */
    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
