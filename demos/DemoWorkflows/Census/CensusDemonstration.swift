import JFlow

extension Demonstration {
    /// Reads the files of a folder and reports on them; the entry point gets the folder.
    @Sendable
    static func census(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        try FileListing.check(settings.path)
        let listFiles = task("list-files", Parameter<String>("path")) { try await FileListing(of: $0) }
        let readFiles = task("read-files", listFiles) { try await SourceTexts.read($0) }
        let report = censusReport(of: readFiles, fails: settings.fails)
        let workflow = try Workflow(report, name: entry.name)
        return Demonstration(entry, of: workflow, with: listFiles(settings.path)) { $0.lines }
    }
}

private func censusReport(
    of readFiles: some Dependency<SourceTexts>, fails: Bool
) -> some Dependency<CensusReport> {
    let longestFiles = task("longest-files", readFiles) { LongestFiles($0) }
    let words = task("count-words", readFiles) { try await WordCounts($0) }
    let folders = task("folder-sizes", readFiles) { FolderSizes($0) }
    let blocks = task("repeated-blocks", readFiles) { try await RepeatedBlocks($0) }
    let lengths = task("line-lengths", readFiles) { try await LineLengths($0) }
    let hashes = task("hash-files", readFiles) { try await FileHashes($0) }
    let tree = task("hash-tree", readFiles, hashes) { HashTree($0, $1) }
    let duplicates = task("duplicates", readFiles, hashes) { Duplicates($0, $1) }
    let contents = task(
        "contents", readFiles, longestFiles, words, folders, blocks, duplicates, lengths, tree,
        body: CensusContents.init)

    let scan = task("tell-apart", readFiles) { try await ScannedTexts($0) }
    let kinds = task("line-kinds", scan) { try await LineKinds($0) }
    let functions = task("find-functions", scan) { try await Functions($0) }
    let markers = task("markers", scan) { texts in
        if fails { throw MadeUpFailure("markers was told to fail by --fail") }
        return try await Markers(texts)
    }
    let structure = task("structure", kinds, functions, markers) {
        CensusStructure(kinds: $0, functions: $1, markers: $2)
    }
    return task("report", contents, structure) { CensusReport($0, $1) }
}
