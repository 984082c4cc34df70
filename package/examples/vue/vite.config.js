import vue from '@vitejs/plugin-vue';

const compilerOptions = { isCustomElement: (tag) => tag === 'report-chart' };

export default { plugins: [vue({ template: { compilerOptions } })] };
