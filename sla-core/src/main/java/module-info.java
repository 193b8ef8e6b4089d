/** Service level agreements for Java programs: the rules DSL, the evaluator and the records they judge. */
module io.github.slamonitor.core {
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.github.slamonitor;
}
