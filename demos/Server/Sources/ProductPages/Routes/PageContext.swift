package import Foundation
package import Hummingbird

/// What Hummingbird keeps of a request, with an encoder that writes the same page the same way each time.
package struct PageContext: RequestContext {
    package var coreContext: CoreRequestContextStorage

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    package var responseEncoder: JSONEncoder { Self.encoder }

    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }()
}
