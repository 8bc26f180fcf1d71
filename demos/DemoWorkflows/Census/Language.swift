/// A language of source text, known by the ending of a file's name.
struct Language: Sendable, Hashable {
    let name: String
    let syntax: Syntax?
    let functions: FunctionStyle?

    /// The language of a file with this name.
    static func ofFile(named name: some StringProtocol) -> Language {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return other }
        return byEnding[name[name.index(after: dot)...].lowercased()] ?? other
    }

    static let other = Language(name: "other", syntax: nil, functions: nil)

    private static let byEnding: [String: Language] = {
        var table: [String: Language] = [:]
        for (endings, language) in known { for ending in endings { table[ending] = language } }
        return table
    }()

    private static let known: [([String], Language)] = [
        (
            ["swift"],
            Language(name: "Swift", syntax: .swift, functions: .keywords(["func", "init", "deinit", "subscript"]))
        ),
        (["c", "h"], Language(name: "C", syntax: .c, functions: .parentheses)),
        (["cc", "cpp", "cxx", "hh", "hpp", "mm", "m"], Language(name: "C++", syntax: .c, functions: .parentheses)),
        (["java"], Language(name: "Java", syntax: .c, functions: .parentheses)),
        (["cs"], Language(name: "C#", syntax: .c, functions: .parentheses)),
        (["kt", "kts"], Language(name: "Kotlin", syntax: .kotlin, functions: .keywords(["fun"]))),
        (["go"], Language(name: "Go", syntax: .script, functions: .keywords(["func"]))),
        (["rs"], Language(name: "Rust", syntax: .rust, functions: .keywords(["fn"]))),
        (
            ["js", "mjs", "cjs", "jsx"],
            Language(name: "JavaScript", syntax: .script, functions: .keywords(["function"]))
        ),
        (["ts", "tsx"], Language(name: "TypeScript", syntax: .script, functions: .keywords(["function"]))),
        (["py"], Language(name: "Python", syntax: .python, functions: .indentation)),
        (["rb"], Language(name: "Ruby", syntax: .hash, functions: nil)),
        (["sh", "bash", "zsh"], Language(name: "Shell", syntax: .hash, functions: nil)),
        (["yml", "yaml"], Language(name: "YAML", syntax: .hash, functions: nil)),
        (["toml"], Language(name: "TOML", syntax: .hash, functions: nil)),
        (["sql"], Language(name: "SQL", syntax: .sql, functions: nil)),
        (["css"], Language(name: "CSS", syntax: .css, functions: nil)),
        (["html", "htm", "xml", "svg"], Language(name: "HTML and XML", syntax: .markup, functions: nil)),
        (["md", "markdown"], Language(name: "Markdown", syntax: nil, functions: nil)),
        (["json"], Language(name: "JSON", syntax: nil, functions: nil)),
        (["txt"], Language(name: "text", syntax: nil, functions: nil)),
    ]
}

/// How functions are recognised in a language.
enum FunctionStyle: Sendable, Hashable {
    /// One of these words, the name, and a body in braces.
    case keywords([String])
    /// A name, arguments in parentheses, and a body in braces.
    case parentheses
    /// `def`, and a body that is indented more.
    case indentation
}

/// How comments and string literals are written in a language.
struct Syntax: Sendable, Hashable {
    var lineComments: [String] = []
    var blockComment: Pair?
    var blockCommentsNest = false
    /// What opens and closes a string literal that ends with its line at the latest.
    var quotes: [UInt8] = []
    /// What opens and closes a string literal over many lines; longer ones before shorter ones.
    var longQuotes: [String] = []
    /// Whether `'x'` is a character, which may be a quote, and any other `'` means nothing.
    var hasCharacterLiterals = false
    /// Whether string literals may stand between `#` signs and hold expressions in `\( )`.
    var hasSwiftStrings = false

    struct Pair: Sendable, Hashable {
        let open: String
        let close: String
    }

    private static let double = UInt8(ascii: "\"")
    private static let single = UInt8(ascii: "'")
    private static let slashes = Pair(open: "/*", close: "*/")

    static let swift = Syntax(
        lineComments: ["//"], blockComment: slashes, blockCommentsNest: true, quotes: [double],
        longQuotes: ["\"\"\""], hasSwiftStrings: true)
    static let c = Syntax(lineComments: ["//"], blockComment: slashes, quotes: [double], hasCharacterLiterals: true)
    static let kotlin = Syntax(
        lineComments: ["//"], blockComment: slashes, blockCommentsNest: true, quotes: [double],
        longQuotes: ["\"\"\""], hasCharacterLiterals: true)
    static let rust = Syntax(
        lineComments: ["//"], blockComment: slashes, blockCommentsNest: true, longQuotes: ["\""],
        hasCharacterLiterals: true)
    static let script = Syntax(
        lineComments: ["//"], blockComment: slashes, quotes: [double, single], longQuotes: ["`"])
    static let python = Syntax(lineComments: ["#"], quotes: [double, single], longQuotes: ["\"\"\"", "'''"])
    static let hash = Syntax(lineComments: ["#"], quotes: [double, single])
    static let sql = Syntax(lineComments: ["--"], blockComment: slashes, quotes: [double, single])
    static let css = Syntax(blockComment: slashes, quotes: [double, single])
    static let markup = Syntax(blockComment: Pair(open: "<!--", close: "-->"))
}
