import JFlow

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
        CatalogueEntry(
            name: "nightly", summary: "Attempts, a pool, an either/or, fallbacks and a resource in one made-up report.",
            make: nightly),
        CatalogueEntry(
            name: "thumbnails", summary: "Two tasks that map 96 made-up photos, eight and four of them at once.",
            make: thumbnails),
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
            throw DemonstrationError.unknownName(name, nearest: nearestName(to: name, in: all.map(\.name)))
        }
        return try entry.make(entry, settings)
    }
}
