import JFlow

/// Something that is said of a span, an event of it, or a resource.
struct SpanAttribute {
    /// The kinds of values that are needed here.
    enum Value {
        case text(String)
        case number(Int)
        case truth(Bool)
        case texts([String])
    }

    let key: String
    let value: Value

    init(_ key: String, _ value: String) { (self.key, self.value) = (key, .text(value)) }
    init(_ key: String, _ value: Int) { (self.key, self.value) = (key, .number(value)) }
    init(_ key: String, _ value: Bool) { (self.key, self.value) = (key, .truth(value)) }
    init(_ key: String, _ value: [String]) { (self.key, self.value) = (key, .texts(value)) }
}

extension JSONText {
    /// A list of attributes as OpenTelemetry writes them; nothing if there are none.
    mutating func attributes(_ attributes: [SpanAttribute]) {
        guard !attributes.isEmpty else { return }
        array("attributes", attributes) { json, attribute in
            json.object { json in
                json.member("key", attribute.key)
                json.object("value") { $0.value(attribute.value) }
            }
        }
    }

    private mutating func value(_ value: SpanAttribute.Value) {
        switch value {
        case .text(let text): member("stringValue", text)
        // Numbers of 64 bits are texts in this mapping of Protocol Buffers to JSON.
        case .number(let number): member("intValue", "\(number)")
        case .truth(let truth): member("boolValue", truth)
        case .texts(let texts):
            object("arrayValue") { json in
                json.array("values", texts) { json, text in json.object { $0.member("stringValue", text) } }
            }
        }
    }
}
