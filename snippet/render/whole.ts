/** What is drawn as a whole or not at all: half of it takes what there is of it along. `life` ends with it. */
export const drawnWhole =
  <View, Drawn>(draw: (view: View, life: AbortController) => Drawn) =>
  (view: View): Drawn => {
    const life = new AbortController();
    try {
      return draw(view, life);
    } catch (error) {
      life.abort();
      throw error;
    }
  };
