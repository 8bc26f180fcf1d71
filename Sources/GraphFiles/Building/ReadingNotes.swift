/// Collects what a user should know of what was read otherwise than the file says.
struct ReadingNotes {
    private var order: [String] = []
    private var counts: [String: Int] = [:]

    /// Tells something of one more place.
    mutating func count(_ note: String) {
        if counts[note] == nil { order.append(note) }
        counts[note, default: 0] += 1
    }

    /// Tells something of the whole file.
    mutating func say(_ note: String) {
        guard counts[note] == nil else { return }
        order.append(note)
        counts[note] = 0
    }

    /// The notes in the order in which they first applied, those of places with how many.
    var texts: [String] {
        order.map { note in
            guard let count = counts[note], count > 0 else { return note }
            return "\(note) (\(grouped(count)))"
        }
    }
}
