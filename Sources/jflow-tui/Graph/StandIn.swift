import GraphDocuments
import GraphFiles
struct ReadingLimits { var bytes = 64 << 20; var nodes = 1_000_000; var edges = 1_000_000; var nesting = 1_000 }
struct GraphFileError: Error {}
enum GraphReader {
    static func read(_ bytes: [UInt8], name: String, format: GraphFormat?, limits: ReadingLimits) throws(GraphFileError)
        -> (document: GraphDocument, notes: [String])
    {
        var doc = GraphDocument(); var ix: [Substring: Int] = [:]
        func n(_ s: Substring) -> Int {
            if let i = ix[s] { return i }; ix[s] = doc.nodes.count; doc.nodes.append(.init(id: String(s)));
            return doc.nodes.count - 1
        }
        for l in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let w = l.split(separator: " "); guard w.count >= 2 else { continue }
            let s = n(w[0]), t = n(w[1])
            doc.edges.append(.init(source: s, target: t, label: w.count > 2 ? w[2...].joined(separator: " ") : nil))
        }
        return (doc, [])
    }
}
enum GraphWriter {
    static func dot(_ d: GraphDocument) -> String { "" }; static func mermaid(_ d: GraphDocument) -> String { "" }
}
