package io.github.slamonitor.csv;

/** Where the fields of one row lie in its bytes, without their surrounding blanks. Not thread-safe. */
final class Fields {

    private final int[] starts;
    private final int[] ends;
    private int count;
    private int lastFilled;

    /**
     * Fields of which only the first are kept; later ones are counted.
     *
     * @param kept how many
     */
    Fields(int kept) {
        this.starts = new int[kept];
        this.ends = new int[kept];
    }

    void clear() {
        count = 0;
        lastFilled = 0;
    }

    /** Splits a row that has no quotes. */
    void split(byte[] bytes, int start, int end, byte delimiter) {
        clear();
        int fieldStart = start;
        for (int position = start; position < end; position++) {
            if (bytes[position] == delimiter) {
                add(bytes, fieldStart, position);
                fieldStart = position + 1;
            }
        }
        add(bytes, fieldStart, end);
    }

    /** Adds a field, less the blanks and control characters around it. */
    void add(byte[] bytes, int start, int end) {
        int first = start;
        int last = end;
        while (first < last && isBlank(bytes[first])) {
            first++;
        }
        while (first < last && isBlank(bytes[last - 1])) {
            last--;
        }
        if (count < starts.length) {
            starts[count] = first;
            ends[count] = last;
        }
        count++;
        if (first < last) {
            lastFilled = count;
        }
    }

    int count() {
        return count;
    }

    /** The number of fields without empty ones at the end. */
    int filled() {
        return lastFilled;
    }

    /** Whether there is nothing in the row, not even a delimiter. */
    boolean isBlankLine() {
        return count <= 1 && lastFilled == 0;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }
}
