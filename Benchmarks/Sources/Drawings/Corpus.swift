internal import Foundation

/// The graphs that drawings are measured on.
package struct Corpus: Sendable {
    /// A graph's line in the index.
    package struct Entry: Sendable {
        /// The file, from the corpus's folder.
        package let file: String
        /// `small`, `medium`, `large` or `huge`.
        package let size: String
        /// What dot was measured to have; `nil` where it took too long.
        package let dotCrossings: Int?
    }

    /// The corpus cannot be read.
    package struct Missing: Error, CustomStringConvertible {
        /// In words.
        package let description: String
    }

    private let folder: String
    /// All graphs, as the index has them.
    package let entries: [Entry]

    /// Reads the index in `folder`.
    ///
    /// - Throws: ``Missing`` when there is none.
    package init(_ folder: String) throws {
        self.folder = folder
        guard let index = try? String(contentsOfFile: folder + "/INDEX.tsv", encoding: .utf8) else {
            throw Missing(description: "There is no corpus in \(folder): name its folder with --corpus.")
        }
        let rows = index.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let titles = rows.first, let size = titles.firstIndex(of: "class"),
            let crossings = titles.firstIndex(of: "dot_crossings")
        else { throw Missing(description: "\(folder)/INDEX.tsv has no columns class and dot_crossings.") }
        entries = rows.dropFirst().filter { $0.count > max(size, crossings) }.map {
            Entry(file: $0[0], size: $0[size], dotCrossings: Int($0[crossings]))
        }
    }

    /// The path of a graph's file.
    package func path(_ file: String) -> String { folder + "/" + file }

    /// The files on which drawers in a terminal are measured.
    package func terminalDrawers() throws -> [String] {
        try String(contentsOfFile: folder + "/terminal-drawers.txt", encoding: .utf8)
            .split(whereSeparator: \.isNewline).map(String.init).filter { !$0.hasPrefix("#") }
    }

    /// Reads a graph.
    package func graph(_ file: String) throws -> CorpusGraph {
        try JSONDecoder().decode(CorpusGraph.self, from: Data(contentsOf: URL(fileURLWithPath: path(file))))
    }
}

/// A graph of the corpus.
package struct CorpusGraph: Decodable, Sendable {
    /// A node.
    package struct Node: Decodable, Sendable {
        /// What edges name it by.
        package let id: String
        /// What is written on it.
        package let label: String

        /// A node.
        package init(id: String, label: String) {
            self.id = id
            self.label = label
        }
    }

    /// The nodes.
    package let nodes: [Node]
    /// The ids of the two ends of each edge.
    package let edges: [[String]]

    /// A graph.
    package init(nodes: [Node], edges: [[String]]) {
        self.nodes = nodes
        self.edges = edges
    }

    /// In DOT, with numbers for ids: `n0` and so on. Labels as they are, or left out.
    package func dot(labels: Bool) -> String {
        let number = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.id, $0) })
        var lines = ["digraph {"]
        for (index, node) in nodes.enumerated() {
            let label = node.label.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(
                of: "\"", with: "'")
            lines.append(labels ? "n\(index) [label=\"\(label)\"];" : "n\(index);")
        }
        for edge in edges { lines.append("n\(number[edge[0]] ?? 0) -> n\(number[edge[1]] ?? 0);") }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }
}
