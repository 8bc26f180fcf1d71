/// What is being opened around the code that runs, the outermost first: an opening may start a run of its own.
enum OpeningPath {
    struct Element: Hashable, Sendable {
        let resource: ObjectIdentifier
        let number: Int
    }

    @TaskLocal static var current: [Element] = []
}

/// The error of a shared task whose opening starts a run that needs it.
struct SharedTaskOpensItself: Error, CustomStringConvertible {
    let name: String
    var description: String {
        "“\(name)” is shared, and what opens it starts a run that needs it: it would wait for itself"
    }
}
