package peering.portal.page;

import com.microsoft.playwright.Page;
import java.util.List;

/** Whether text can be read: the contrast ratio of WCAG 2.2, criterion 1.4.3, at least 4.5. */
final class Contrast {
    private static final String TOO_LOW =
            """
            () => {
              const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const luminance = ([r, g, b]) => [r, g, b]
                .map((c) => c / 255)
                .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const background = (element) => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = numbers(getComputedStyle(e).backgroundColor);
                  if (colour.length === 3 || colour[3] === 1) return colour;
                }
                return [255, 255, 255];
              };
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const low = new Set();
              while (texts.nextNode()) {
                const element = texts.currentNode.parentElement;
                if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
                const [dark, light] = [numbers(getComputedStyle(element).color), background(element)]
                  .map(luminance).sort((a, b) => a - b);
                const ratio = (light + 0.05) / (dark + 0.05);
                if (ratio < 4.5) low.add(`${ratio.toFixed(2)}: ${texts.currentNode.data.trim()}`);
              }
              return [...low];
            }
            """;

    private Contrast() {}

    /** The texts that are too faint, each with its ratio. */
    static List<?> tooLow(Page page) {
        return (List<?>) page.evaluate(TOO_LOW);
    }
}
