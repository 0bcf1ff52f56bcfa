extension Key {
  /// The key as a command: what a Chinese input method sends for a letter or a sign becomes the
  /// letter or sign (pitfall 11). Only outside text fields.
  public var folded: Key {
    guard case .character(let character) = self else { return self }
    return .character(character.foldedToCommand)
  }
}

extension Character {
  /// The ASCII character for which a Chinese input method sent this one; itself otherwise.
  public var foldedToCommand: Character {
    if isASCII { return self }
    if let sign = Self.chineseSigns[self] { return sign }
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value)
    else { return self }
    return Character(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
  }

  private static let chineseSigns: [Character: Character] = [
    "、": "/", "。": ".", "？": "?", "：": ":", "，": ",", "；": ";", "！": "!", "【": "[",
    "】": "]", "「": "[", "」": "]", "《": "<", "》": ">", "（": "(", "）": ")", "“": "\"",
    "”": "\"", "‘": "'", "’": "'", "·": "`", "￥": "$", "¥": "$", "…": "^", "—": "_",
    "\u{3000}": " ",
  ]
}
