package io.github.slamonitor.examples;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of the monitor. */
@Command(
        name = "sla-monitor",
        description = "Checks service level agreements against files of requests.",
        mixinStandardHelpOptions = true,
        versionProvider = SlaMonitorCli.JarVersion.class)
public final class SlaMonitorCli implements Runnable {

    private SlaMonitorCli() {}

    /**
     * Runs the command that the arguments name and ends the JVM with its exit code.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SlaMonitorCli()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Says the version that the jar's manifest gives. */
    static final class JarVersion implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = SlaMonitorCli.class.getPackage().getImplementationVersion();
            return new String[] {"sla-monitor " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
