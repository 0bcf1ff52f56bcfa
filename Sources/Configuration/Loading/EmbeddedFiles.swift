import Config

/// The configuration files that are part of the program.
enum EmbeddedFiles {
  /// Every file with its name.
  static let all: [(name: String, text: String)] = (0..<patrol_config_count()).compactMap { index in
    guard let entry = patrol_config_at(index)?.pointee else { return nil }
    let bytes = UnsafeBufferPointer(start: entry.bytes, count: entry.length)
    return (String(cString: entry.name), String(decoding: bytes, as: UTF8.self))
  }

  /// The text of a file.
  static func text(_ name: String) -> String? {
    var length = 0
    guard let bytes = patrol_config_file(name, &length) else { return nil }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }
}
