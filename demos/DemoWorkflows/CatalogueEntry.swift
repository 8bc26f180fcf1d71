/// One demonstration that can be asked for.
package struct CatalogueEntry: Sendable {
    /// The name by which a user asks for it.
    package let name: String
    /// What it shows, in one sentence.
    package let summary: String
    let make: @Sendable (CatalogueEntry, DemonstrationSettings) throws -> Demonstration
}

extension Demonstration {
    /// All demonstrations, the default one first.
    package static let all: [CatalogueEntry] = [
        CatalogueEntry(
            name: "search", summary: "A made-up search page: some tasks wait as for a network, some compute.",
            make: search),
        CatalogueEntry(
            name: "quickstart", summary: "The README's first example: four small tasks, two results.",
            make: quickstart),
        CatalogueEntry(
            name: "census", summary: "Real work on real files: reads a folder of source text and reports on it.",
            make: census),
        CatalogueEntry(
            name: "diamond", summary: "Four made-up tasks: one feeds two, and both feed one.", make: diamond),
        CatalogueEntry(
            name: "wide", summary: "A generated plan of 222 tasks: 200 at once, gathered by 20, then by one.",
            make: wide),
        CatalogueEntry(
            name: "deep", summary: "A generated plan of about 300 tasks in 40 layers, with edges at random.",
            make: deep),
        CatalogueEntry(
            name: "failures", summary: "Made-up tasks that fail, are skipped, or have awkward names.",
            make: failures),
    ]

    /// Demonstrations that crash on purpose, so that the giving back of the terminal can be seen and tested. They are
    /// left out of lists and of suggestions: nobody gets one without its exact name.
    package static let hidden: [CatalogueEntry] = [
        CatalogueEntry(name: "fatal-error", summary: "Its third task calls fatalError.", make: fatalError),
        CatalogueEntry(
            name: "stack-overflow", summary: "Its third task recurses until the stack is full.", make: stackOverflow),
    ]

    /// Makes the demonstration of this name; nothing runs yet.
    ///
    /// - Throws: ``DemonstrationError`` about the name (with the nearest one there is), the settings, or the folder.
    package static func named(_ name: String, settings: DemonstrationSettings) throws -> Demonstration {
        try settings.validate()
        guard let entry = (all + hidden).first(where: { $0.name == name }) else {
            throw DemonstrationError.unknownName(name, nearest: nearestName(to: name))
        }
        return try entry.make(entry, settings)
    }

    private static func nearestName(to name: String) -> String {
        let names = all.map(\.name)
        if !name.isEmpty, let longer = names.first(where: { $0.hasPrefix(name.lowercased()) }) { return longer }
        let wanted = Array(name.lowercased())
        return names.min { editDistance(wanted, Array($0)) < editDistance(wanted, Array($1)) } ?? "search"
    }
}

/// How many insertions, deletions and replacements turn one text into another (Wagner and Fischer 1974).
private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (line, character) in one.enumerated() {
        var diagonal = row[0]
        row[0] = line + 1
        for column in other.indices {
            let replaced = diagonal + (character == other[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
        }
    }
    return row[other.count]
}
