/// ASCII stand-ins for characters of ambiguous width, each of one column, so that a layout made
/// for the original still fits. For terminals that draw the originals wide (pitfall 7).
public enum Substitutes {
  /// The text with every character of ambiguous width replaced by one ASCII character.
  public static func ascii(_ text: String) -> String {
    if text.isPrintableASCII { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar.isOfAmbiguousWidth ? stand(for: scalar) : scalar)
    }
    return String(result)
  }

  private static func stand(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let known = table[scalar] { return known }
    switch scalar.value {
    case 0x2460...0x2468: return digit(scalar.value - 0x2460 + 1)
    case 0x2474...0x247C: return digit(scalar.value - 0x2474 + 1)
    case 0x2776...0x277E: return digit(scalar.value - 0x2776 + 1)
    case 0x2160...0x2168: return digit(scalar.value - 0x2160 + 1)
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x2550: return "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x2551: return "|"
    case 0x250C...0x254B, 0x2552...0x2573: return "+"
    case 0x2581...0x258F, 0x2592...0x2595: return "#"
    default: return "?"
    }
  }

  private static func digit(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
  }

  private static let table: [Unicode.Scalar: Unicode.Scalar] = [
    "“": "\"", "”": "\"", "‘": "'", "’": "'", "…": "~", "‥": ".", "—": "-", "–": "-", "―": "-",
    "‐": "-", "·": ".", "×": "x", "÷": "/", "±": "~", "°": "o", "℃": "C", "℉": "F", "№": "#",
    "→": ">", "←": "<", "↑": "^", "↓": "v", "↔": "-", "≤": "<", "≥": ">", "≠": "#", "≈": "~",
    "≡": "=", "●": "*", "○": "o", "◎": "o", "◆": "M", "◇": "o", "■": "#", "□": "-", "▲": "^",
    "△": "^", "▼": "v", "▽": "v", "▶": ">", "▷": ">", "◀": "<", "◁": "<", "★": "*", "☆": "*",
    "※": "*", "†": "+", "‡": "+", "§": "S", "¶": "P", "¹": "1", "²": "2", "³": "3", "⁴": "4",
    "½": "2", "¼": "4", "¾": "4", "‰": "%", "′": "'", "″": "\"", "√": "v", "∞": "8", "Ω": "O",
    "\u{2126}": "O", "\u{212B}": "A", "\u{B5}": "u", "\u{3BC}": "u", "®": "R", "¡": "!", "¿": "?",
    "¤": "$", "¨": "\"",
    "∶": ":", "♀": "f", "♂": "m", "∑": "S", "∏": "P", "∈": "e", "∥": "|", "⊥": "+", "∠": "<",
  ]
}
