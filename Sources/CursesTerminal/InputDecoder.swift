internal import Screen

/// Turns the terminal's bytes into keys, however they were cut into pieces.
///
/// It never waits: what is incomplete stays until more bytes come, or until `settle` says that
/// enough time has passed.
struct InputDecoder: Sendable {
  /// A decoded thing.
  enum Decoded: Hashable, Sendable {
    /// A key; a paste is one.
    case key(Key)
    /// A paste of which the end was dropped.
    case cutPaste(Key)
    /// The mouse.
    case mouse(button: Int, position: Position, released: Bool)
  }

  /// Milliseconds that a sequence which has begun for certain may take to arrive: half of one may
  /// hang in a slow line.
  static let sequencePatience = 250
  /// Milliseconds after which an unfinished paste is delivered as it is.
  static let pastePatience = 3_000

  private let sequences: KeySequences
  private let escapeDelay: Int
  private let pasteLimit: Int
  private var bytes: [UInt8] = []
  private var position = 0
  private var paste: Paste?
  /// Within a sequence that is longer than any that means something.
  private var isSwallowing = false

  init(sequences: KeySequences, escapeDelay: Int, pasteLimit: Int) {
    self.sequences = sequences
    self.escapeDelay = escapeDelay
    self.pasteLimit = pasteLimit
  }

  /// Whether bytes wait here, of whole keys or of the beginning of one.
  var holdsInput: Bool { position < bytes.count }

  /// Adds bytes that arrived.
  mutating func feed(_ new: some Sequence<UInt8>) {
    if position > 0 {
      bytes.removeSubrange(..<position)
      position = 0
    }
    bytes.append(contentsOf: new)
  }

  /// Milliseconds of silence after which `settle` should be called; nil when time decides nothing.
  /// Half a UTF-8 character waits for its other half for ever: nothing depends on it.
  var patience: Int? {
    if paste != nil { return Self.pastePatience }
    if isSwallowing { return Self.sequencePatience }
    guard position < bytes.count, bytes[position] == 0x1B else { return nil }
    return bytes.count - position > 2 ? max(Self.sequencePatience, escapeDelay) : escapeDelay
  }

  /// The next key; nil when the bytes hold none that is complete.
  mutating func next() -> Decoded? {
    while position < bytes.count {
      if paste != nil {
        guard let finished = takePaste() else { return nil }
        return finished
      }
      let byte = bytes[position]
      if isSwallowing {
        isSwallowing = ControlSequence.isParameter(byte)
        if isSwallowing || ControlSequence.isFinal(byte) { position += 1 }
        continue
      }
      if byte == 0x1B {
        switch takeSequence() {
        case .some(let decoded): if let decoded { return decoded }
        case .none: return nil
        }
      } else if byte < 0x80 {
        position += 1
        if let key = Self.plainKey(byte) { return .key(key) }
      } else {
        switch UTF8Piece.first(in: bytes[position...]) {
        case .incomplete: return nil
        case .broken: position += 1
        case .scalar(let scalar, let length):
          position += length
          if !(0x80...0x9F).contains(scalar.value) { return .key(.character(Character(scalar))) }
        }
      }
    }
    return nil
  }

  /// Says that nothing came for as long as `patience` asked: Esc was Esc.
  mutating func settle() -> Decoded? {
    if let unfinished = paste {
      paste = nil
      return Self.decoded(unfinished)
    }
    isSwallowing = false
    guard position < bytes.count, bytes[position] == 0x1B else { return nil }
    if bytes.count - position > 2 {
      // The rest of a sequence that was lost on the way: it says nothing.
      position = bytes.count
      return nil
    }
    position += 1
    return .key(.escape)
  }

  // MARK: - Pieces

  private mutating func takePaste() -> Decoded? {
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if paste?.take(byte) == true, let finished = paste {
        paste = nil
        return Self.decoded(finished)
      }
    }
    return nil
  }

  private static func decoded(_ paste: Paste) -> Decoded {
    let key = Key.paste(paste.text)
    return paste.wasCut ? .cutPaste(key) : .key(key)
  }

  /// Takes what begins with Esc. The outer nil: incomplete; the inner nil: it meant nothing.
  private mutating func takeSequence() -> Decoded?? {
    let rest = bytes[position...]
    let known = sequences.match(rest)
    if case .key(let key, let length) = known {
      position += length
      return .some(.key(key))
    }
    switch ControlSequence.read(rest) {
    case .incomplete: return .none
    case .none:
      if known == .incomplete { return .none }
      position += 1
      return .some(.key(.escape))
    case .meaning(let meaning, let length):
      position += length
      switch meaning {
      case .key(let key): return .some(.key(key))
      case .mouse(let button, let place, let released):
        return .some(.mouse(button: button, position: place, released: released))
      case .pasteBegin:
        paste = Paste(limit: pasteLimit)
        return .some(nil)
      case .nothing: return .some(nil)
      }
    case .endless(let length):
      position += length
      isSwallowing = true
      return .some(nil)
    }
  }

  private static func plainKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A:
      .control(Character(Unicode.Scalar(byte - 1 + UInt8(ascii: "a"))))
    case 0x20...0x7E: .character(Character(Unicode.Scalar(byte)))
    default: nil
    }
  }
}
