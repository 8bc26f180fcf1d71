package import GraphDocuments
internal import TerminalCore

/// A graph that was read from a file, and what its reader has to say of it.
///
/// ```swift
/// let file = try GraphFile(reading: bytes, named: "deps.dot")
/// draw(file.document)
/// for note in file.notes { print("\(file.name): \(note)") }
/// ```
///
/// Nothing here uses Foundation: all readers work on bytes, know the place of everything they complain of, and keep
/// what is open on a stack of their own, so that no input makes them recurse. Their work grows with the size of the
/// input and of the graph.
package struct GraphFile: Sendable, Hashable {
    /// The name of the file, made safe.
    package let name: String
    /// The language that it is in.
    package let format: GraphFormat
    /// The graph.
    package let document: GraphDocument
    /// What a user should know of how it was read, such as `ports are ignored (3)`.
    package let notes: [String]

    /// Reads a graph.
    ///
    /// - Parameters:
    ///   - bytes: the file: UTF-8, or UTF-16 with a byte order mark.
    ///   - name: what the file is called in errors; its ending helps to tell the language.
    ///   - format: the language; nil to find out by content and ending.
    ///   - limits: how much is read.
    /// - Throws: where the file holds no graph, with all that is wrong with it.
    package init(
        reading bytes: [UInt8], named name: String, as format: GraphFormat? = nil, limits: ReadingLimits = .init()
    ) throws(GraphFileError) {
        self.name = safe(name)
        var source: SourceText?
        do throws(ReadingFailure) {
            let text = try SourceText(bytes, limits: limits)
            source = text
            let result = try GraphReading(text, named: name, limits: limits).read(as: format)
            (self.format, document, notes) = (result.format, result.document, text.notes + result.notes)
        } catch {
            throw GraphFileError(error, in: source, named: name)
        }
    }
}
