import { createApp } from 'vue/dist/vue.esm-bundler.js';

const Deals = {
  emits: ['save'],
  data: () => ({ names: ['Alpha', 'Beta', 'Gamma', 'Delta'], loads: 0, isReady: false, isOpen: false }),
  mounted() {
    setTimeout(() => {
      this.isReady = true;
    }, 400);
  },
  watch: {
    isOpen(isOpen) {
      document.querySelector('#root').inert = isOpen;
    },
  },
  methods: {
    pullBack(event) {
      const { box } = this.$refs;
      if (box && !box.contains(event.relatedTarget)) box.querySelector('input').focus();
    },
    save() {
      this.isOpen = false;
      this.$emit('save');
    },
  },
  template: `<main>
    <h1>Deals</h1>
    <button @click="names.reverse()">Sort</button>
    <button @click="loads++">Load anew</button>
    <button v-if="isReady">Export</button>
    <ul><li v-for="name in names" :key="name + loads"><b>{{ name }}</b> <button>Edit</button></li></ul>
    <button @click="isOpen = true">New deal</button>
    <Teleport to="body">
      <Transition>
        <div v-if="isOpen" ref="box" class="modal" role="dialog" aria-modal="true" aria-label="New deal" @focusout="pullBack" @keydown.esc="isOpen = false">
          <input aria-label="Title" @vue:mounted="({ el }) => el.focus()"><button @click="save">Save deal</button>
        </div>
      </Transition>
    </Teleport>
  </main>`,
};

createApp({
  components: { Deals },
  data: () => ({ page: 'deals', name: '', saved: 0 }),
  methods: {
    go(page) {
      history.pushState(null, '', `/${page}`);
      this.page = page;
    },
  },
  template: `<nav><button @click="go('deals')">Deals</button><button @click="go('settings')">Settings</button></nav>
    <form><input v-model="name" aria-label="Name"><output id="hello">Hello {{ name }}</output><output id="saved">Saved: {{ saved }}</output></form>
    <Transition mode="out-in"><Deals v-if="page === 'deals'" @save="saved++" /><h1 v-else>Settings</h1></Transition>`,
}).mount('#root');
