extension Problem {
    /// The names that several of the described tasks have, a problem each, however many tasks it are.
    static func sharedNames(_ names: some Sequence<String>) -> [Problem] {
        var counts: [String: Int] = [:]
        var shared: [String] = []
        for name in names {
            counts[name, default: 0] += 1
            if counts[name] == 2 { shared.append(name) }
        }
        return shared.map { name in
            let count = counts[name] ?? 0
            return count == 2
                ? Problem("Two tasks are named “\(name)”: rename one.")
                : Problem("\(count) tasks are named “\(name)”: rename all but one.")
        }
    }
}
