import GraphFiles
import Testing

struct EdgeListReaderTests {
    @Test(arguments: [
        Example("a b\nb c", "a b c | a>b b>c"),
        Example("a\tb\r\n\r\nb   c\r\n", "a b c | a>b b>c"),
        Example("a a\nb", "a b"),
        Example("a -> a", "a | a>a"),
        Example("a -> b -> c", "a b c | a>b b>c"),
        Example("a->b\nb-->c\nc => d\nd → e", "a b c d e | a>b b>c c>d d>e"),
        Example("my-node->other-one", "my-node other-one | my-node>other-one"),
        Example("a <- b", "a b | b>a"),
        Example("a -> b, c", "a b c | a>b a>c"),
        Example("c: a b\nb: a", "c a b | a>c b>c a>b"),
        Example("c d: a\ne:", "c d a e | a>c a>d"),
        Example("all: a \\\n  b | c\n\tcc -o all\n.PHONY: all\n", "all a b c | a>all b>all c>all"),
        Example("\"two words\" 'it''s'\n\"q\\\"q\" x", "two words it's q\"q x | two words>it's q\"q>x"),
        Example("# c\na b # d\n// e\n//lib:a //lib:b", "a b //lib:a //lib:b | a>b //lib:a>//lib:b"),
        Example("lib:core lib:util", "lib:core lib:util | lib:core>lib:util"),
        Example("a b {'weight': 3}\nb c {}", "a b c | a>b b>c"),
        Example("1 2 3\n4 1", "1 2 3 4 | 1>2 1>3 4>1"),
        Example("a,b\nb,New York", "a b New York | a>b b>New York"),
        Example("source,target\na,\"b, c\"", "a b, c | a>b, c"),
        Example("id,Label,Target,Source\n1,x y,a,b", "b a | b>a:x y"),
        Example("from\tto\na\tb", "a b | a>b"),
        Example("from to #\tx\na b # c\n\nb 'c d'", "a b c d | a>b b>c d"),
        Example(
            "source,target,label\na,b,x: y  -> z #1\n# c\n \nb , \"c, \"\"d\"\"\" ,\nb,it's,\"q\" r",
            "a b c, \"d\" it's | a>b:x: y -> z #1 b>c, \"d\" b>it's:\"q\" r"),
        Example(
            "# c\nsource\ttarget\tlabel\na b\tc\ttwo  words, a\n\tc\tlate\n", "a b c  | a b>c:two words, a >c:late"),
    ])
    func linesAreRead(_ example: Example) { #expect(read(example.text, as: .edges) == example.sketch) }

    @Test func notesTellWhatIsReadOtherwise() throws {
        #expect(
            try notes("a b c\nd e f g\nx -- y", as: .edges) == [
                "lines of three or more names lead from the first to all others (2)",
                "edges without a direction are read from left to right (1)",
            ])
        #expect(
            try notes("a: b\n\tcc\n\tld\n.PHONY: a", as: .edges) == [
                "commands of rules are left out (2)", "targets of make's own are left out (1)",
            ])
    }
}
