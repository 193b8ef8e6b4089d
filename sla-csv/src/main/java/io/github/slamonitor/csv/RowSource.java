package io.github.slamonitor.csv;

import java.io.Closeable;
import java.io.IOException;

/** Gives the rows of a file, a batch at a time. */
interface RowSource extends Closeable {

    /** The next rows; the batch that was given before must not be used any more. Not to be called after the last. */
    RowBatch next() throws IOException;
}
